"""Streets, districts and places of Nordelv. All are invented."""

FIRST_PARTS = (
    "Tiurleik", "Ospelund", "Elvesving", "Granbar", "Rypelyng", "Bekkeblom", "Kvernstein", "Sagmester",
    "Tømmerfløter", "Ørretstim", "Måltrost", "Gråor", "Nattfiol", "Blåklokke", "Steinsopp", "Fjøsnisse",
)  # fmt: skip
LAST_PARTS = ("stubben", "faret", "tråkket", "kneika", "hellinga", "gløtten", "snippen")
SCHOOL_DISTRICTS = ("Elvebyen", "Åsen", "Sagtorvet", "Fjellheim", "Strandsiden")
POSTAL_CODE = "9999"
POSTAL_PLACE = "Nordelv"
HOTELS = ("Elvehotellet", "Brygga pensjonat", "Nordelv camping")


def streets() -> list[str]:
    """Every street, in a fixed order."""
    return [first + last for last in LAST_PARTS for first in FIRST_PARTS]
