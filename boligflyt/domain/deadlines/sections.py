"""The statutes that deadlines rest on, and how a section of one is written and found."""

from dataclasses import dataclass

MARK_OF_SECTION = "§"


@dataclass(frozen=True, slots=True)
class Section:
    """Where a rule stands: `rule` as it is written, `source` the address to read it at."""

    rule: str
    source: str


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute or regulation with its Norwegian short name and its address."""

    name: str
    address: str

    def at(self, *numbers: str, detail: str = "") -> Section:
        """«husleieloven § 9-6», or «§§ 3-5 og 3-6» for two; the address is that of the first."""
        words = f"{self.name} {MARK_OF_SECTION * min(len(numbers), 2)} {' og '.join(numbers)}"
        place = f"{self.address}/{MARK_OF_SECTION}{numbers[0].replace(' ', '')}"
        return Section(f"{words} {detail}".strip(), place)


TENANCY = Statute("husleieloven", "https://lovdata.no/dokument/NL/lov/1999-03-26-17")
ENFORCEMENT = Statute("tvangsfullbyrdelsesloven", "https://lovdata.no/dokument/NL/lov/1992-06-26-86")
COURTS = Statute("domstolloven", "https://lovdata.no/dokument/NL/lov/1915-08-13-5")
HOUSING_ALLOWANCE = Section(
    "Husbankens veileder i regelverk for bostøtte",
    "https://www.husbanken.no/kommune/bostotte/veileder-i-regelverk-for-bostotte/"
    "saksbehandle-ny-soknad/soknadsfrist-og---form/",
)
TEMPORARY_STAY = Section(
    "rundskriv til sosialtjenesteloven § 27, gjengitt i Husbankens årsrapport 2025",
    "https://www.husbanken.no/om-husbanken/arsrapporter/",
)
OUR_OWN = Section("kommunens egen rutine", "Boligflyts eget valg til kommunen har vedtatt sitt")
