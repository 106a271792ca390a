#!/usr/bin/env bash
# What action.yml runs: one command. Its exit code, verdict and reports become outputs, and what it says the job's summary.
set -euo pipefail

own="$RUNNER_TEMP/klaviyo-access"
mkdir -p "$own"
said="$own/said.txt"
markdown="$own/summary.md"
rm -f "$said" "$markdown"

fail() {
  echo "::error::$1"
  exit 1
}

# The lines of an input that say something.
lines() {
  sed -e 's/\r$//' -e '/^[[:space:]]*$/d' <<< "$1"
}

mapfile -t reports < <(lines "${REPORTS:-}")
mapfile -t arguments < <(lines "${ARGUMENTS:-}")
for report in "${reports[@]}"; do
  case "$report" in
    ?*=?*) ;;
    *) fail "The input reports has $report. Write FORMAT=PATH, one on a line." ;;
  esac
done

stack="cdktf.out/stacks/$ACCOUNT"
json="$own/$ACCOUNT.plan.json"

plan() {
  npx cdktf synth || return 1
  if [ ! -f "$stack/cdk.tf.json" ]; then
    echo "::error::There is no stack $ACCOUNT. The input account names an account of the access file."
    return 1
  fi
  if [ "$(jq '.terraform.backend | has("local")' "$stack/cdk.tf.json")" != false ]; then
    echo "::error::The state of $ACCOUNT is a local file, which a runner does not keep: every plan would create everything again. Name a remote backend in access.yaml under terraform.backend."
    return 1
  fi
  local lock=.terraform.lock.hcl
  # An account whose stack has another provider than the others has a file of its own.
  if [ -f "lock-files/$ACCOUNT.hcl" ]; then lock="lock-files/$ACCOUNT.hcl"; fi
  if [ ! -f "$lock" ]; then
    echo "::error::There is no .terraform.lock.hcl beside cdktf.json, so nothing says which build of the provider is the right one. Make it and commit it: docs/pipelines.md, The provider lock file."
    return 1
  fi
  cp "$lock" "$stack/.terraform.lock.hcl" || return 1
  terraform -chdir="$stack" init -input=false -lockfile=readonly || return 1
  local changes=0
  terraform -chdir="$stack" plan -input=false -lock-timeout=5m -detailed-exitcode -out=klaviyo-access.tfplan "${arguments[@]}" || changes=$?
  case "$changes" in 0 | 2) ;; *) return 1 ;; esac
  terraform -chdir="$stack" show -json klaviyo-access.tfplan > "$json" || return 1
  local report
  for report in markdown="$markdown" "${reports[@]}"; do
    mkdir -p "$(dirname "${report#*=}")" || return 1
    npx klaviyo-access plan-summary "$json" --format "${report%%=*}" > "${report#*=}" || return 1
  done
  return "$changes"
}

deploy() {
  if [ ! -f "$stack/klaviyo-access.tfplan" ] || [ ! -f "$json" ]; then
    echo "::error::There is no plan of $ACCOUNT to deploy. Run the command plan in an earlier step of the same job."
    return 1
  fi
  if [ -n "$REVIEWED" ]; then
    npx klaviyo-access plan-summary "$json" --format json > "$own/now.json" || return 1
    # What was changed outside Terraform, and which checks fail, may have moved on: the deploy does nothing about it.
    local what='if .version == 1 then {reach, counts, changes} else error("not a plan summary of version 1") end'
    jq -S "$what" "$REVIEWED" > "$own/reviewed.sorted.json" || return 1
    jq -S "$what" "$own/now.json" > "$own/now.sorted.json" || return 1
    if ! diff -u --label reviewed --label now "$own/reviewed.sorted.json" "$own/now.sorted.json"; then
      echo "::error::The plan of $ACCOUNT differs from the one that was reviewed, so nothing is deployed. Open a pull request, review its plan, and merge it."
      return 2
    fi
  fi
  local guard=0 allow=()
  if [ -f "allowed-refusals/$ACCOUNT.txt" ]; then
    mapfile -t allow < <(sed -e 's/\r$//' -e '/^#/d' -e '/^[[:space:]]*$/d' -e 's/^/--allow=/' "allowed-refusals/$ACCOUNT.txt")
  fi
  npx klaviyo-access plan-guard "$json" --config "${CONFIG:-access.yaml}" --account "$ACCOUNT" "${allow[@]}" "${arguments[@]}" || guard=$?
  if [ "$guard" -ne 0 ]; then return "$guard"; fi
  terraform -chdir="$stack" apply -input=false -lock-timeout=5m klaviyo-access.tfplan
}

other() {
  local flags=() report
  if [ -n "$CONFIG" ]; then flags+=(--config "$CONFIG"); fi
  case "$COMMAND" in
    comment) if [ -n "$ACCOUNT" ]; then flags+=(--marker "$ACCOUNT"); fi ;;
    *) if [ -n "$ACCOUNT" ]; then flags+=(--account "$ACCOUNT"); fi ;;
  esac
  for report in "${reports[@]}"; do flags+=(--report "$report"); done
  # The log has the text also where reports are written to files.
  case "$COMMAND" in drift | report) flags+=(--report text --report "markdown=$markdown") ;; esac
  npx klaviyo-access "$COMMAND" "${flags[@]}" "${arguments[@]}"
}

run() {
  case "$COMMAND" in
    plan) plan ;;
    deploy) deploy ;;
    *) other ;;
  esac
}

case "$COMMAND" in
  plan | deploy) if [ -z "$ACCOUNT" ]; then fail "The command $COMMAND needs the input account."; fi ;;
  '' | *[!a-z-]* | -*) fail 'The input command is not a command of klaviyo-access, plan or deploy.' ;;
esac
case "$ACCOUNT" in */*) fail 'The input account is not the name of an account.' ;; esac
if [ ! -d node_modules ]; then npm ci; fi

set +e
run | tee "$said"
code=${PIPESTATUS[0]}
set -e

case "$code" in
  0) verdict=clean ;;
  2) if [ "$COMMAND" = deploy ] || [ "$COMMAND" = plan-guard ]; then verdict=refused; else verdict=differences; fi ;;
  *) verdict=error ;;
esac

{
  echo "exit-code=$code"
  echo "verdict=$verdict"
  if [ "$COMMAND" = plan ] && [ "$verdict" != error ]; then echo "plan=$json"; fi
  echo 'reports<<END_OF_REPORTS'
  for report in "${reports[@]}"; do
    if [ -f "${report#*=}" ]; then echo "${report#*=}"; fi
  done
  echo END_OF_REPORTS
} >> "$GITHUB_OUTPUT"

{
  printf '## klaviyo-access %s%s: %s\n\n' "$COMMAND" "${ACCOUNT:+, $ACCOUNT}" "$verdict"
  if [ -s "$markdown" ]; then
    cat "$markdown"
  elif [ ! -s "$said" ]; then
    printf 'The log of the step says more.\n'
  else
    # Indented, so that nothing in it can end the block; cut, since a summary takes a megabyte.
    head -c 200000 "$said" | sed 's/^/    /'
    echo
  fi
} >> "$GITHUB_STEP_SUMMARY"

if [ "$verdict" = differences ] && [ "$FAIL_ON_DIFFERENCES" = false ]; then exit 0; fi
exit "$code"
