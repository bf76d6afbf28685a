"""Codes about applications, needs and vedtak."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an application stands (INC-03: withdrawn, dismissed and lapsed are outcomes of their own)."""

    NEW = "new", _("Ny")
    UNDER_ASSESSMENT = "under_assessment", _("Til vurdering")
    AWAITING_ANSWER = "awaiting_answer", _("Venter på svar")
    WITH_DECIDER = "with_decider", _("Hos beslutter")
    GRANTED = "granted", _("Innvilget")
    ASSISTED = "assisted", _("Får bistand")
    REFUSED = "refused", _("Avslått")
    WITHDRAWN = "withdrawn", _("Trukket")
    DISMISSED = "dismissed", _("Avvist")
    LAPSED = "lapsed", _("Bortfalt")
    COMPLETED = "completed", _("Bistanden er gitt")


class Action(models.TextChoices):
    """What can be done with an application; the words are what the buttons say."""

    START = "start", _("Start vurderingen")
    ASK = "ask", _("Be om opplysninger")
    RESUME = "resume", _("Opplysningene er kommet")
    SUBMIT = "submit", _("Send til beslutter")
    SEND_BACK = "send_back", _("Send tilbake med kommentar")
    GRANT = "grant", _("Godkjenn og lag brevet")
    ASSIST = "assist", _("Godkjenn bistand uten kommunal bolig og send brevene")
    REFUSE = "refuse", _("Godkjenn avslaget og lag brevet")
    WITHDRAW = "withdraw", _("Søker trekker søknaden")
    DISMISS = "dismiss", _("Avvis søknaden")
    LAPSE = "lapse", _("La søknaden bortfalle")
    REASSESS = "reassess", _("Vurder på nytt")
    COMPLETE = "complete", _("Bistanden er gitt")
    REVERSE = "reverse", _("Ta opp igjen etter klage")


class Channel(models.TextChoices):
    """How the request reached the municipality."""

    PHONE = "phone", _("Telefon")
    PAPER = "paper", _("Papir")
    WALK_IN = "walk_in", _("Oppmøte")
    REFERRAL = "referral", _("Melding fra annen tjeneste")


class Matter(models.TextChoices):
    """What is asked for."""

    FIRST = "first", _("Første søknad")
    TRANSFER = "transfer", _("Bytte av bolig")
    RENEWAL = "renewal", _("Ny vurdering før leietiden er ute")


class Housing(models.TextChoices):
    """Present housing; the first five are the homelessness situations 1–5, two more are the exclusions."""

    NO_ROOF = "no_roof", _("Uten tak over hodet kommende natt")
    ACUTE_OR_TEMPORARY = "acute_or_temporary", _("Akutt eller midlertidig botilbud")
    PRISON_RELEASE = "prison_release", _("Løslates snart, uten egen bolig")
    INSTITUTION_DISCHARGE = "institution_discharge", _("Skrives ut fra institusjon snart, uten egen bolig")
    TEMPORARILY_WITH_OTHERS = "temporarily_with_others", _("Bor midlertidig hos venner eller slekt")
    SUBLET = "sublet", _("Bor i framleid bolig")
    PERMANENTLY_WITH_FAMILY = "permanently_with_family", _("Bor varig hos nær familie")
    OWN_LEASE = "own_lease", _("Leier egen bolig")
    MUNICIPAL_LEASE = "municipal_lease", _("Leier av kommunen")
    OWNS = "owns", _("Eier egen bolig")
    UNSUITABLE_DWELLING = "unsuitable_dwelling", _("Bor i uegnet bolig")
    OTHER = "other", _("Annet")


class TargetGroup(models.TextChoices):
    """Målgrupper (TG-01 and onward). The marked ones are shown only to those who may see health."""

    ECONOMIC = "economic", _("Økonomisk vanskeligstilt")
    SOCIAL = "social", _("Sosialt vanskeligstilt")
    REFUGEE = "refugee", _("Flyktning")
    YOUNG = "young", _("Ung i etableringsfasen")
    MENTAL_OR_SUBSTANCE = "mental_or_substance", _("Psykiske vansker eller rusproblemer")
    DISABILITY = "disability", _("Nedsatt funksjonsevne")
    INTELLECTUAL_DISABILITY = "intellectual_disability", _("Utviklingshemming")
    ELDERLY = "elderly", _("Eldre med behov for tilrettelagt bolig")
    YOUTH_WITHOUT_SUPPORT = "youth_without_support", _("Ungdom som mangler støtteapparat")
    FAMILY = "family", _("Barnefamilie")
    LOW_INCOME = "low_income", _("Lavtlønt eller enslig forsørger")
    OUTSIDE_WORK = "outside_work", _("Utenfor arbeidslivet av helsegrunner")
    YOUNG_FROM_CHILD_WELFARE = "young_from_child_welfare", _("Ung på vei ut av barnevernet")


class Answer(models.TextChoices):
    """Yes, no or not known: what a form may leave open."""

    YES = "yes", _("Ja")
    NO = "no", _("Nei")
    UNKNOWN = "unknown", _("Vet ikke ennå")


class Services(models.TextChoices):
    """Whether the need for services is clarified before a dwelling is allocated (PRO-05)."""

    NOT_CLARIFIED = "not_clarified", _("Ikke avklart")
    NONE_NEEDED = "none_needed", _("Avklart: ingen tjenester")
    NEEDED = "needed", _("Avklart: får tjenester")


class Referral(models.TextChoices):
    """What the household is offered besides a dwelling, and who gives it."""

    ECONOMIC_ADVICE = "economic_advice", _("Økonomisk råd hos NAV (sosialtjenesteloven § 17)")
    DEBT_ADVICE = "debt_advice", _("Gjeldsrådgivning hos NAV (sosialtjenesteloven § 17)")
    HOUSING_SCHOOL = "housing_school", _("Boligskole")
    HOUSING_ADVICE = "housing_advice", _("Råd om å leie eller kjøpe på det private markedet")
    HOME_FOLLOW_UP = "home_follow_up", _("Oppfølging i bolig")
    HOUSING_FIRST = "housing_first", _("Hjem først (Housing First): bolig med tett oppfølging")
    ACTIVITY_PROJECT = "activity_project", _("Aktivitetsprosjekt: være med å bygge eller pusse opp")


class VedtakKind(models.TextChoices):
    """Slags vedtak; the particulars (law, complaint body, letter) are data in `vedtak_kinds.yaml`."""

    ASSISTANCE = "assistance", _("Bistand etter boligsosialloven")
    MUNICIPAL_DWELLING = "municipal_dwelling", _("Kommunal bolig")
    ALLOCATION = "allocation", _("Tildeling av bolig")
    OFFER_REFUSED = "offer_refused", _("Følge av å takke nei til tilbud")
    TEMPORARY_HOUSING = "temporary_housing", _("Midlertidig botilbud")


class VedtakState(models.TextChoices):
    """A vedtak is prepared by one person and decided by another; an acute one under § 27 by one at once."""

    PREPARED = "prepared", _("Forberedt")
    RETURNED = "returned", _("Sendt tilbake")
    DECIDED = "decided", _("Vedtatt")


class LetterKind(models.TextChoices):
    """Letters about an application."""

    PRELIMINARY = "preliminary", _("Foreløpig svar")
    VEDTAK = "vedtak", _("Vedtaksbrev")
    REASSESSMENT = "reassessment", _("Brev om ny vurdering")
    COMPLAINT_RECEIVED = "complaint_received", _("Vi har fått klagen")
    COMPLAINT_ANSWER = "complaint_answer", _("Svar på klage")


class Safety(models.TextChoices):
    """DEF-04: what is wrong with the housing situation, if anything."""

    SATISFACTORY = "satisfactory", _("Tilfredsstillende")
    UNSUITABLE = "unsuitable", _("Uegnet bolig eller bomiljø")
    AT_RISK = "at_risk", _("Står i fare for å miste boligen")
    NO_DWELLING = "no_dwelling", _("Uten bolig")
