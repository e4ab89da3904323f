"""Addresses of the public consultations; one tree for both languages.

What is written stands in `writing_urls`, what came of it in `outcome_urls`, the hearings in `hearing_urls`.
"""

from django.urls import path

from consultations import converters, hearing_urls, outcome_urls, writing_urls  # noqa: F401  (converters registers our parts)
from consultations.views.article import article, article_version
from consultations.views.comments import comment, comments
from consultations.views.compare import compare
from consultations.views.consolidated import consolidated
from consultations.views.feed import feed
from consultations.views.list import consultation_list
from consultations.views.overview import overview
from consultations.views.reading import text, text_version

app_name = "consultations"

urlpatterns = [
    path("", consultation_list, name="list"),
    path("feed/", feed, name="feed"),
    path("<ref:ref>/", overview, name="overview"),
    path("<ref:ref>/comments/", comments, name="comments"),
    path("<ref:ref>/comments/<str:number>/", comment, name="comment"),
    path("<ref:ref>/compare/", compare, name="compare"),
    path("<ref:ref>/consolidated/", consolidated, name="consolidated"),
    path("<ref:ref>/text/", text, name="text"),
    path("<ref:ref>/text/@v<ordinal:n>/", text_version, name="text_version"),
    path("<ref:ref>/text/@v<ordinal:n>/<eid:eid>/", article_version, name="article_version"),
    *hearing_urls.urlpatterns,
    *outcome_urls.urlpatterns,
    *writing_urls.urlpatterns,
    path("<ref:ref>/text/<eid:eid>/", article, name="article"),
]
