"""Names of months and weekdays, whole and shortened, in the languages that news pages come in."""

from ingest.wording import word_list

_MONTHS = (
    word_list(
        "january jan januar jänner janvier janv enero ene gennaio gen janeiro января январь янв"
        " januari stycznia ocak січня يناير كانون_الثاني جانفي"
    ),
    word_list(
        "february feb febr februar feber février fevrier févr fevr febrero febbraio febb fevereiro fev"
        " февраля февраль фев февр februari lutego şubat лютого فبراير شباط فيفري"
    ),
    word_list(
        "march mar märz maerz mrz mars marzo março marco марта март maart marca mart березня مارس آذار"
    ),
    word_list(
        "april apr avril avr abril abr aprile апреля апрель апр kwietnia nisan квітня أبريل ابريل نيسان أفريل"
    ),
    word_list("may mai mayo maggio mag maio мая май mei maja mayıs травня مايو أيار ماي"),
    word_list(
        "june jun juni juin junio giugno giu junho июня июнь июн czerwca haziran червня يونيو"
        " يونيه حزيران جوان"
    ),
    word_list(
        "july jul juli juillet juil julio luglio lug julho июля июль июл lipca temmuz липня يوليو"
        " يوليه تموز جويلية"
    ),
    word_list(
        "august aug août aout agosto ago августа август авг augustus sierpnia ağustos серпня أغسطس آب أوت"
    ),
    word_list(
        "september sep sept septembre septiembre settembre sett setembro set сентября сентябрь сен"
        " сент września eylül вересня سبتمبر أيلول"
    ),
    word_list(
        "october oct oktober okt octobre octubre ottobre ott outubro out октября октябрь окт"
        " października ekim жовтня أكتوبر تشرين_الأول"
    ),
    word_list(
        "november nov novembre noviembre novembro ноября ноябрь ноя listopada kasım листопада نوفمبر"
        " تشرين_الثاني"
    ),
    word_list(
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабря"
        " декабрь дек grudnia aralık грудня ديسمبر كانون_الأول"
    ),
)
_WEEKDAYS = (
    word_list(
        "monday mon montag lundi lunes lunedì lunedi segunda-feira segunda понедельник пн maandag الاثنين"
    ),
    word_list("tuesday tue tues dienstag mardi martes martedì martedi terça-feira terça вторник вт الثلاثاء"),
    word_list(
        "wednesday wed weds mittwoch mercredi miércoles mercoledì mercoledi quarta-feira quarta среда ср"
        " woensdag الأربعاء"
    ),
    word_list(
        "thursday thu thur thurs donnerstag jeudi jueves giovedì giovedi quinta-feira quinta четверг чт"
        " donderdag الخميس"
    ),
    word_list(
        "friday fri freitag vendredi viernes venerdì venerdi sexta-feira sexta пятница пт vrijdag الجمعة"
    ),
    word_list("saturday sat samstag sonnabend samedi sábado sabado sabato суббота сб zaterdag السبت"),
    word_list("sunday sun sonntag dimanche domingo domenica воскресенье вс zondag الأحد"),
)

MONTHS = {name.replace("_", " "): at for at, names in enumerate(_MONTHS, start=1) for name in names}
"""Number of the month, 1 to 12, by its name in lower case without a final stop."""

WEEKDAYS = {name: at for at, names in enumerate(_WEEKDAYS) for name in names}
"""Number of the weekday, Monday 0 to Sunday 6, by its name in lower case without a final stop."""
