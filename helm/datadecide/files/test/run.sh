# Runs in the pod of `helm test`: brings a little text where workers see it, submits an experiment, waits for its decision, cleans up.
set -euo pipefail
files=/etc/datadecide
options=()
if [ -n "${CERTIFICATES:-}" ]; then
    options+=(--ca "$CERTIFICATES/ca.crt")
    if [ -e "$CERTIFICATES/tls.key" ]; then
        options+=(--cert "$CERTIFICATES/tls.crt" --key "$CERTIFICATES/tls.key")
    fi
fi
datadecide() { /opt/datadecide/bin/datadecide "$@" "${options[@]}"; }

mkdir -p "$DIRECTORY"
cp "$files"/*.txt "$DIRECTORY/"
# One that an interrupted test left behind.
if datadecide list --json | grep -q '"helm-test"'; then
    datadecide delete helm-test --force --files
fi
datadecide submit "$files/experiment.yaml" --base-directory "$DIRECTORY" --watch
datadecide report helm-test
datadecide delete helm-test --files
rm -r "$DIRECTORY"
