"""Codes about dwellings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Disposal(models.TextChoices):
    """Disposisjonsform: how the municipality disposes of the dwelling (DEF-30, KOSTRA form 13)."""

    OWNED = "owned", _("Eid av kommunen")
    LEASED_IN = "leased_in", _("Leid inn av kommunen")
    PRIVATE_RIGHT = "private_right", _("Privat eid, kommunen har disposisjonsrett")
    USER_OWNED = "user_owned", _("Brukereid, kommunen peker ut kjøper")


class Title(models.TextChoices):
    """Hjemmel: the right or agreement that the form rests on."""

    FREEHOLD = "freehold", _("Selveier eller seksjon")
    COOPERATIVE_SHARE = "cooperative_share", _("Andel i borettslag")
    COMPANY_SHARE = "company_share", _("Aksje i boligaksjeselskap")
    LEASE_IN = "lease_in", _("Leieavtale med eieren")
    ALLOTMENT_RIGHT = "allotment_right", _("Tildelingsrett")
    REFERRAL_RIGHT = "referral_right", _("Tilvisningsrett")
    BUYER_RIGHT = "buyer_right", _("Rett til å peke ut kjøper")


TITLES_OF = {
    Disposal.OWNED: (Title.FREEHOLD, Title.COOPERATIVE_SHARE, Title.COMPANY_SHARE),
    Disposal.LEASED_IN: (Title.LEASE_IN,),
    Disposal.PRIVATE_RIGHT: (Title.ALLOTMENT_RIGHT, Title.REFERRAL_RIGHT),
    Disposal.USER_OWNED: (Title.BUYER_RIGHT,),
}


class Gained(models.TextChoices):
    """Tilgang: how the dwelling came to be at the municipality's disposal."""

    BOUGHT = "bought", _("Kjøpt")
    BUILT = "built", _("Bygd")
    LEASED_IN = "leased_in", _("Leid inn")
    AGREEMENT = "agreement", _("Avtale om disposisjonsrett")
    TAKEN_OVER = "taken_over", _("Overtatt fra andre")


class Lost(models.TextChoices):
    """Avgang: how it went."""

    SOLD = "sold", _("Solgt")
    LEASE_ENDED = "lease_ended", _("Innleien er slutt")
    AGREEMENT_ENDED = "agreement_ended", _("Avtalen er slutt")
    DEMOLISHED = "demolished", _("Revet")
    HANDED_OVER = "handed_over", _("Overført til andre")


class TradeKind(models.TextChoices):
    """Kjøp eller salg."""

    BOUGHT = "bought", _("Kjøpt")
    SOLD = "sold", _("Solgt")


class Buyer(models.TextChoices):
    """Kjøper: the kind of buyer, never who."""

    TENANT = "tenant", _("Leietakeren")
    MARKET = "market", _("Det åpne markedet")
    PUBLIC = "public", _("En annen offentlig eier eller stiftelse")


class ComingStage(models.TextChoices):
    """Hvor langt: how sure dwellings on their way are."""

    OPTION = "option", _("Opsjon i et privat prosjekt")
    PRE_EMPTION = "pre_emption", _("Forkjøpsrett eller rett i en plan")
    ZONING = "zoning", _("Regulering")
    BOUGHT = "bought", _("Kjøpt, ikke overtatt")
    BUILDING = "building", _("Under bygging")


SURE_STAGES = frozenset({ComingStage.BOUGHT, ComingStage.BUILDING})
OPEN_STAGES = frozenset({ComingStage.OPTION, ComingStage.PRE_EMPTION})  # the municipality must say yes or no


class ComingOutcome(models.TextChoices):
    """Hva det ble til."""

    TAKEN_OVER = "taken_over", _("Overtatt")
    DROPPED = "dropped", _("Ble ikke noe av")


class Staffing(models.TextChoices):
    """Bemanning: when somebody is at work in a base."""

    NONE = "none", _("Ikke bemannet")
    DAY = "day", _("Bemannet på dagtid")
    EVENING = "evening", _("Bemannet dag og kveld")
    ROUND_THE_CLOCK = "round_the_clock", _("Bemannet hele døgnet")


class PictureKind(models.TextChoices):
    """Bilde eller tegning av en bolig."""

    PHOTO = "photo", _("Bilde")
    PLAN = "plan", _("Tegning")


class ReferenceKind(models.TextChoices):
    """Oppslag: what a file of the municipality's own tells."""

    SCHOOLS = "schools", _("Skolekretser")
    POSTAL = "postal", _("Poststeder")


class StreetSide(models.TextChoices):
    """Side: which house numbers of a street."""

    BOTH = "both", _("Begge sider")
    EVEN = "even", _("Like numre")
    ODD = "odd", _("Odde numre")


class Standard(models.TextChoices):
    """Standard: what state a dwelling is in (REG-09: renovation or replacement)."""

    GOOD = "good", _("God")
    WORN = "worn", _("Slitt, trenger vedlikehold")
    RENOVATE = "renovate", _("Må rehabiliteres")
    REPLACE = "replace", _("Bør erstattes")


class Location(models.TextChoices):
    """Beliggenhet: whether the place suits what the dwelling is used for (REG-09)."""

    SUITED = "suited", _("Egnet")
    LESS_SUITED = "less_suited", _("Mindre egnet")
    UNSUITED = "unsuited", _("Ikke egnet")


class DwellingType(models.TextChoices):
    """Boligtype: the form of the building."""

    FLAT = "flat", _("Leilighet")
    TERRACED = "terraced", _("Rekkehus")
    DETACHED = "detached", _("Enebolig")
    BEDSIT = "bedsit", _("Hybel")
    ROOM = "room", _("Rom i bofellesskap")
    SMALL_HOUSE = "small_house", _("Småhus (robust bolig)")


class Purpose(models.TextChoices):
    """Formål: whom the dwelling is meant for (seed table 000-01)."""

    ORDINARY = "ordinary", _("Ordinær utleiebolig")
    CARE = "care", _("Omsorgsbolig")
    SUBSTANCE = "substance", _("Bolig for personer med rusproblemer")
    SUBSTANCE_STAFFED = "substance_staffed", _("Bemannet bolig for personer med rusproblemer")
    MENTAL_HEALTH = "mental_health", _("Bolig for personer med psykiske lidelser")
    INTELLECTUAL_DISABILITY = "intellectual_disability", _("Bolig for personer med utviklingshemming")
    YOUTH = "youth", _("Ungdomsbolig")
    TRAINING = "training", _("Treningsbolig for unge")
    ASSESSMENT = "assessment", _("Kartleggingsbolig for unge")
    TEMPORARY_FAMILY = "temporary_family", _("Midlertidig bolig for familier")
    TEMPORARY_YOUTH = "temporary_youth", _("Midlertidig bolig for unge")
    TEMPORARY_OTHER = "temporary_other", _("Midlertidig bolig for andre")


TEMPORARY_PURPOSES = frozenset({Purpose.TEMPORARY_FAMILY, Purpose.TEMPORARY_YOUTH, Purpose.TEMPORARY_OTHER})
# Purposes that tell something about the health of whoever lives there.
TELLING_PURPOSES = frozenset({
    Purpose.CARE, Purpose.SUBSTANCE, Purpose.SUBSTANCE_STAFFED, Purpose.MENTAL_HEALTH,
    Purpose.INTELLECTUAL_DISABILITY,
})  # fmt: skip


class Adaptation(models.TextChoices):
    """Tilpasning: what the dwelling itself allows."""

    NONE = "none", _("Ikke tilpasset")
    STEP_FREE = "step_free", _("Trinnfri adkomst")
    ADAPTED = "adapted", _("Tilpasset bevegelse")
    FULLY = "fully", _("Fullt universelt utformet")


class StatusCode(models.TextChoices):
    """What the ledger stores. «Utleid» and «reservert» are read from leases and offers instead."""

    READY = "ready", _("Ledig, klar")
    TURNOVER = "turnover", _("Klargjøres")
    MAINTENANCE = "maintenance", _("Vedlikehold")
    UNAVAILABLE = "unavailable", _("Utilgjengelig")


class EmptyCause(models.TextChoices):
    """Why the days are empty."""

    NONE = "none", _("–")
    REPAIR = "repair", _("Reparasjon")
    CLEANING = "cleaning", _("Klargjøring")
    WAITING_FOR_MEETING = "waiting_for_meeting", _("Venter på møte")
    KEY = "key", _("Nøkkel")
    REFUSED_OFFER = "refused_offer", _("Avslått tilbud")
    FURNITURE = "furniture", _("Møbler")
    UNKNOWN = "unknown", _("Ukjent årsak")


class DayStatus(models.TextChoices):
    """What a dwelling is on a day: read from leases and offers first, then from the ledger."""

    LET = "let", _("Utleid")
    GIVEN_NOTICE = "given_notice", _("Oppsagt")
    RESERVED = "reserved", _("Reservert")
    READY = "ready", _("Ledig, klar")
    TURNOVER = "turnover", _("Klargjøres")
    MAINTENANCE = "maintenance", _("Vedlikehold")
    UNAVAILABLE = "unavailable", _("Utilgjengelig")
    OWNER = "owner", _("Eies av beboeren")
    SHIELDED = "shielded", _("Ikke tilgjengelig, skjermet årsak")
    UNEXPLAINED = "unexplained", _("Uten registrert årsak")


# Somebody lives there. The municipality never lets a user-owned dwelling; it is the owner's home.
# A shielded dwelling counts as lived in, whatever holds it: its days tell nothing.
OCCUPIED = frozenset({DayStatus.LET, DayStatus.GIVEN_NOTICE, DayStatus.OWNER, DayStatus.SHIELDED})


class ImportState(models.TextChoices):
    """Where an import of a file stands."""

    RECEIVED = "received", _("Venter på kolonner")
    PREVIEWED = "previewed", _("Forhåndsvist")
    CONFIRMED = "confirmed", _("Lagt inn")
    UNDONE = "undone", _("Angret")
    DROPPED = "dropped", _("Forkastet")


class ImportAction(models.TextChoices):
    """What is done with an import."""

    MAP = "map", _("Si hva kolonnene er")
    REFRESH = "refresh", _("Sammenlign på nytt")
    CONFIRM = "confirm", _("Legg inn")
    UNDO = "undo", _("Angre importen")
    DROP = "drop", _("Forkast")


class RowOutcome(models.TextChoices):
    """What a row of the file does to the register."""

    NEW = "new", _("Ny")
    CHANGED = "changed", _("Endret")
    UNCHANGED = "unchanged", _("Uendret")
    WRONG = "wrong", _("Feil")
