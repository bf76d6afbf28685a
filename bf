#!/bin/sh
# Boligflyt: ett inngangspunkt. Finner Python 3.11–3.13, lager et eget miljø fra låste krav, og gir ordet videre.
# Alt som gjelder oppsett skrives til standard feil, slik at JSON på standard ut er ren fra første kjøring.
set -eu
cd "$(dirname "$0")"
say() { printf '%s\n' "$*" >&2; }

find_python() {
  for candidate in ${BF_PYTHON:-} python3.12 python3.13 python3.11 python3 python; do
    # Noen navn finnes bare som skall: prøv dem i stedet for å stole på at de finnes.
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
        >/dev/null 2>&1; then
      echo "$candidate"; return 0
    fi
  done
  say "Boligflyt trenger Python 3.11, 3.12 eller 3.13 med venv."
  say "På Debian og Ubuntu: apt install python3 python3-venv. En egen Python kan pekes ut med BF_PYTHON=/sti/til/python3."
  return 1
}

find_uv() {
  if command -v uv >/dev/null 2>&1; then command -v uv; return 0; fi
  if [ ! -x .bf/uv/bin/uv ]; then
    say "Henter pakkeverktøyet uv (en gang) …"
    "$python" -m venv .bf/uv >&2
    .bf/uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
      -r requirements/uv.txt >&2
  fi
  echo .bf/uv/bin/uv
}

# Hver kommando har sitt låste sett; bare test og sjekk trenger verktøyene til utviklere.
case "${1:-}" in
  test|check|coverage) set_name=test ;;
  bench) set_name=bench ;;
  *) set_name=demo ;;
esac

lock="requirements/$set_name.txt"
environment=".venvs/$set_name"
stamp="$environment/.lock"
# En Python som er fjernet eller byttet ut, etterlater et miljø som ikke virker: da lages det på nytt.
"$environment/bin/python" -c '' >/dev/null 2>&1 || rm -rf "$environment"
if ! cmp -s "$lock" "$stamp" 2>/dev/null; then
  python="$(find_python)"
  uv="$(find_uv)"
  say "Setter opp miljøet «$set_name» …"
  export UV_PYTHON_DOWNLOADS=never
  [ -x "$environment/bin/python" ] || "$uv" venv --quiet --python "$("$python" -c 'import sys; print(sys.executable)')" "$environment" >&2
  "$uv" pip sync --quiet --require-hashes --python "$environment/bin/python" "$lock" >&2
  cp "$lock" "$stamp"
fi
exec "$environment/bin/python" -m boligflyt.cli "$@"
