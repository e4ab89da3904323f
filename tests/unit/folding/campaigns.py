"""Made texts: what people copy from each other, and what only looks like it."""

TEMPLATE = (
    "В чл. 14, ал. 2 „1,50 метра“ да стане „1,80 метра“. При 1,50 метра инвалидна и детска количка не могат да се "
    "разминат и едната слиза на платното. Предлагам текстът да се промени преди приемането на наредбата."
)
INTRODUCED = "Аз, Иван Петров, живея в Узунджово и искам автобусната спирка да остане пред училището."
SHORT = "Срокът да е по-дълъг."

# Each pair says the same.
SAME = {
    "case": (TEMPLATE, TEMPLATE.upper()),
    "small letters": (INTRODUCED, INTRODUCED.lower()),
    "white space": (TEMPLATE, TEMPLATE.replace(" ", " \n ")),
    "no-break space": (TEMPLATE, TEMPLATE.replace(" ", "\xa0")),
    "zero width": (TEMPLATE, TEMPLATE.replace("метра", "мет\u200bра").replace("количка", "колич\u2060ка")),
    "punctuation": (TEMPLATE, TEMPLATE.replace("„", '"').replace("“", '"').replace(". ", "! ")),
    "decimal point": (TEMPLATE, TEMPLATE.replace("1,50", "1.50").replace("1,80", "1.80")),
    "latin twins": (TEMPLATE, TEMPLATE.replace("количка", "кoличкa")),  # noqa: RUF001
    "composed letters": ("Предлагам йога в парка всеки ден.", "Предлагам и\u0306ога в парка всеки ден."),
    "signature": (TEMPLATE, f"{TEMPLATE}\nИван Петров, гр. Хасково, ул. Роза № 12"),
    "two signatures": (f"{TEMPLATE}\nИван Петров", f"{TEMPLATE}\n\nМария Иванова Колева, с. Узунджово"),
    "signature in the line": (f"{TEMPLATE} Иван Петров", f"{TEMPLATE} Мария Колева, Хасково"),
    "names like words": (f"{TEMPLATE}\nПърван Малков", f"{TEMPLATE}\nНедка Частичкова, гр. Хасково"),
    "courtesy": (TEMPLATE, f"Уважаеми господин Кмете,\n{TEMPLATE}\nС уважение, Иван Петров"),
    "name inside": (INTRODUCED, INTRODUCED.replace("Иван Петров", "Мария Иванова Колева")),
    "slip": (TEMPLATE, TEMPLATE.replace("разминат", "разминнат").replace("платното", "плaтнoто")),  # noqa: RUF001
    "sentence before": (TEMPLATE, f"Живея тук и минавам оттам. {TEMPLATE}"),
    "sentence after": (TEMPLATE, f"{TEMPLATE} Това е важно за моето семейство."),
    "short": (SHORT, "срокът да е по дълъг"),
}

# Each pair says something else, however alike the two look.
OTHER = {
    "number": (TEMPLATE, TEMPLATE.replace("„1,80 метра“", "„1,90 метра“")),
    "number in words": (
        "Искам срокът да е десет дни след изтичането.",
        "Искам срокът да е двадесет дни след изтичането.",
    ),
    "article": (TEMPLATE, TEMPLATE.replace("чл. 14", "чл. 15")),
    "not": (TEMPLATE, TEMPLATE.replace("не могат", "могат")),
    "not added": (SHORT, "Срокът да не е по-дълъг."),
    "opposite": (
        "Предлагам таксата за детските площадки в града да се намали заради семействата, които ги ползват често.",
        "Предлагам таксата за детските площадки в града да се увеличи заради семействата, които ги ползват често.",
    ),
    "opposite prefix": (
        "Паркирането пред входовете да бъде разрешено за хората от квартала и за техните гости в неделя.",
        "Паркирането пред входовете да бъде неразрешено за хората от квартала и за техните гости в неделя.",
    ),
    "another place": (INTRODUCED, INTRODUCED.replace("пред училището", "пред болницата")),
    "another village": (INTRODUCED, INTRODUCED.replace("Узунджово", "Клокотница")),
    "another street": (
        "Да се ремонтира улица Васил Левски, защото по нея минават децата на път за училище всеки ден.",
        "Да се ремонтира улица Христо Ботев, защото по нея минават децата на път за училище всеки ден.",
    ),
    "only": (
        "Забраната за шум да важи през почивните дни за заведенията в центъра на града.",
        "Забраната за шум да важи само през почивните дни за заведенията в центъра на града.",
    ),
    "free": (
        "Предлагам картите за паркиране на живеещите в зоната да се издават за срок от една година.",
        "Предлагам безплатни карти за паркиране на живеещите в зоната да се издават за срок от една година.",
    ),
    "before and after": ("Да се приеме преди новата година.", "Да се приеме след новата година."),
    "long addition": (SHORT, f"{SHORT} {TEMPLATE}"),
    "nothing in common": (SHORT, INTRODUCED),
    "names only": ("Иван Петров Иванов", "Мария Колева Стоянова"),
}
