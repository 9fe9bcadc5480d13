#!/bin/sh
# Write .env for docker-compose.yml from .env.example, each <secret> and <key> made at random. An .env that is there is kept.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
    echo ".env is there already; it is kept." >&2
    exit 0
fi
umask 077
random() { # 32 random bytes
    head -c 32 /dev/urandom
}
while IFS= read -r line; do
    case "$line" in
    *"=<secret>") printf '%s=%s\n' "${line%%=*}" "$(random | od -An -v -tx1 | tr -d ' \n')" ;;
    *"=<key>") printf '%s=%s\n' "${line%%=*}" "$(random | base64 | tr '+/' '-_' | tr -d '\n')" ;;
    *) printf '%s\n' "$line" ;;
    esac
done <.env.example >.env.new
mv .env.new .env
echo "Wrote .env; the password of the user admin is in it (JINGMAO_UI_PASSWORD)."
