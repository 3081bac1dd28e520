#!/bin/sh
# Run by the nginx image before nginx starts: makes a certificate for localhost where none was mounted, so that the first
# `docker compose up` has TLS. Browsers warn of it, rightly; mount a real one for anybody but yourself.
set -eu

directory=/etc/nginx/tls
if [ -s "$directory/fullchain.pem" ] && [ -s "$directory/privkey.pem" ]; then
    exit 0
fi
command -v openssl >/dev/null || {
    echo "No certificate in $directory, and no openssl to make one: mount fullchain.pem and privkey.pem." >&2
    exit 1
}
umask 077
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj "/CN=localhost" \
    -addext "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1" \
    -keyout "$directory/privkey.pem" -out "$directory/fullchain.pem" 2>/dev/null
echo "Made a self-signed certificate for localhost in $directory"
