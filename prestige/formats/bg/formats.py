"""Bulgarian dates and numbers as official documents write them."""

DATE_FORMAT = "j F Y г."
TIME_FORMAT = "H:i ч."
DATETIME_FORMAT = "j F Y г., H:i ч."
SHORT_DATE_FORMAT = "d.m.Y г."
SHORT_DATETIME_FORMAT = "d.m.Y г., H:i ч."
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y г."
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y г."]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
