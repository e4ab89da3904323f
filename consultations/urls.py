"""Addresses of the public consultations; one tree for both languages.

What is written stands in `writing_urls`, what came of it in `outcome_urls`, the hearings in `hearing_urls`.
"""

from django.urls import path

from consultations import (  # converters registers our parts
    converters,  # noqa: F401
    hearing_urls,
    outcome_urls,
    plan_urls,
    writing_urls,
)
from consultations.views.article import article, article_version
from consultations.views.comments import comment, comments
from consultations.views.compare import compare
from consultations.views.consolidated import consolidated
from consultations.views.feed import feed
from consultations.views.files import comment_file
from consultations.views.list import consultation_list
from consultations.views.overview import overview
from consultations.views.reading import text, text_version
from consultations.views.report import report, report_sent

app_name = "consultations"

urlpatterns = [
    path("", consultation_list, name="list"),
    path("feed/", feed, name="feed"),
    path("<ref:ref>/", overview, name="overview"),
    path("<ref:ref>/comments/", comments, name="comments"),
    path("<ref:ref>/comments/<str:number>/", comment, name="comment"),
    path("<ref:ref>/comments/<str:number>/report/", report, name="comment_report"),
    path("<ref:ref>/comments/<str:number>/report/sent/", report_sent, name="comment_report_sent"),
    path("<ref:ref>/comments/<str:number>/files/<uuid:token>/", comment_file, name="comment_file"),
    path("<ref:ref>/compare/", compare, name="compare"),
    path("<ref:ref>/consolidated/", consolidated, name="consolidated"),
    path("<ref:ref>/text/", text, name="text"),
    path("<ref:ref>/text/@v<ordinal:n>/", text_version, name="text_version"),
    path("<ref:ref>/text/@v<ordinal:n>/<eid:eid>/", article_version, name="article_version"),
    *hearing_urls.urlpatterns,
    *outcome_urls.urlpatterns,
    *plan_urls.urlpatterns,
    *writing_urls.urlpatterns,
    path("<ref:ref>/text/<eid:eid>/", article, name="article"),
]
