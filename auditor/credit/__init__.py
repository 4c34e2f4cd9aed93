"""Who made this picture: credit lines read, credits found in captions, page and file compared."""

from auditor.credit.caption import read_caption
from auditor.credit.compare import compare, credit_printed
from auditor.credit.cut import cut_off
from auditor.credit.disguise import disguises
from auditor.credit.find import connected as agencies_connected
from auditor.credit.parse import read_credit
from auditor.credit.same import near_person, same_person
from auditor.credit.style import other_credits
from auditor.credit.suggest import credit_line

__all__ = [
    "agencies_connected",
    "compare",
    "credit_line",
    "credit_printed",
    "cut_off",
    "disguises",
    "near_person",
    "other_credits",
    "read_caption",
    "read_credit",
    "same_person",
]
