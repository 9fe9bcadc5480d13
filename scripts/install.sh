#!/bin/sh
# Make .venv from a committed lock, or make the locks anew.
#   scripts/install.sh runtime|dev      install exactly what requirements/<set>.txt says, hashes checked
#   scripts/install.sh lock [--upgrade] resolve requirements/*.in again
# Needs a Python from 3.11 to 3.13 and a package index. uv is used where it is there, and fetched into .uv/ where it is not:
# nothing is ever installed into the Python you came with.
set -eu
cd "$(dirname "$0")/.."

fits() { # a Python that runs and whose version our lock was made for
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        fits "$PYTHON" || stop "PYTHON=$PYTHON is not a Python 3.11, 3.12 or 3.13; name one that is."
        echo "$PYTHON"
        return
    fi
    for candidate in python3.13 python3.12 python3.11 python3 python; do
        if fits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    found=$(python3 -c 'import platform; print(platform.python_version())' 2>/dev/null || echo none)
    stop "This project needs Python 3.11, 3.12 or 3.13 (python3 here: $found). Install one, or name it: make PYTHON=/path/to/python3.12 run"
}

stop() {
    echo "$1" >&2
    exit 1
}

find_uv() {
    if [ -x .uv/bin/uv ]; then
        echo .uv/bin/uv
        return
    fi
    if uv --version >/dev/null 2>&1; then
        echo uv
        return
    fi
    echo "Fetching uv into .uv/ ..." >&2
    rm -rf .uv
    if "$1" -m venv .uv >/dev/null 2>&1 && .uv/bin/python -m pip install -q "uv>=0.5,<1" >&2; then
        echo .uv/bin/uv
        return
    fi
    rm -rf .uv # some systems ship Python without venv; pip alone will do
    if "$1" -m pip install -q --target .uv "uv>=0.5,<1" >&2 && [ -x .uv/bin/uv ]; then
        echo .uv/bin/uv
        return
    fi
    rm -rf .uv
    stop "Could not fetch uv: $1 has neither a working venv nor pip, or no package index answers. Install uv or pip, then try again."
}

install() {
    stamp=.venv/.installed-$1
    python=$(find_python) || exit 1
    uv=$(find_uv "$python") || exit 1
    # A .venv of a Python that is gone or does not fit is made anew; one that fits is kept, whichever it is.
    if ! fits .venv/bin/python; then
        rm -rf .venv
        echo "Making .venv with $("$python" --version) ..." >&2
        "$uv" venv -q --python "$("$python" -c 'import sys; print(sys.executable)')" .venv
    fi
    rm -f .venv/.installed-runtime .venv/.installed-dev
    echo "Installing requirements/$1.txt (a minute or two the first time) ..." >&2
    VIRTUAL_ENV="$PWD/.venv" "$uv" pip sync -q --require-hashes "requirements/$1.txt"
    # Editable: the code runs from this folder, so that dbt, DAGs and seeds are found where they lie.
    VIRTUAL_ENV="$PWD/.venv" "$uv" pip install -q --no-deps --no-build-isolation --editable .
    touch .venv/.installed-runtime "$stamp" # the development set holds the runtime set
}

lock() {
    python=$(find_python) || exit 1
    uv=$(find_uv "$python") || exit 1
    # One resolution for Python 3.11 to 3.13 on every platform; without headers the file names no machine and no index.
    for set in runtime dev; do
        "$uv" pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header "$@" \
            -o "requirements/$set.txt" "requirements/$set.in"
    done
}

case "${1:-}" in
runtime | dev) install "$1" ;;
lock)
    shift
    lock "$@"
    ;;
*) stop "usage: scripts/install.sh runtime|dev|lock" ;;
esac
