# shellcheck shell=bash
# What suites are written with. Each ends with a line "N passed, N failed".

passed=0 failed=0

check() { # WHAT COMMAND…: passes where the command does
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what"
  fi
}

report() {
  echo "$passed passed, $failed failed"
  ((failed == 0))
}

holds() { # FILE ARGUMENT…: jq, with these arguments, finds that what the JSON in the file says is true
  jq -e "${@:2}" "$1" >/dev/null || { cat "$1"; return 1; }
}

# Runs Maven in a folder, with the words of ROADCASE_FLAGS too, and counts the tests of its reports. Prints Maven's words
# only where it fails.
maven_tests() { # FOLDER ARGUMENT…
  local folder=$1 status=0 flags
  shift
  read -ra flags <<<"${ROADCASE_FLAGS:-}"
  find "$folder" -path '*/target/surefire-reports/*.xml' -delete
  mvn -B -ntp -f "$folder/pom.xml" "$@" ${flags[@]+"${flags[@]}"} >"$ROADCASE_WORK/maven.log" 2>&1 || status=$?
  ((status == 0)) || grep -vE '^\[INFO\]|^[[:space:]]+at ' "$ROADCASE_WORK/maven.log" | head -n 200
  count_reports "$folder"
  name_failures "$folder"
  if ((status != 0 && failed == 0)); then failed=1; fi
  if ((passed + failed == 0)); then
    echo "FAILED: no test has this name: ${ROADCASE_FLAGS-}"
    failed=1
  fi
}

count_reports() {
  local counts
  counts=$(find "$1" -path '*/target/surefire-reports/*.xml' -exec sed -n '/<testsuite /,/>/p' {} + | tr '\n' ' ' |
    sed 's/<testsuite /\n/g' | awk '
      function field(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
      /tests=/ { bad = field("failures") + field("errors"); failed += bad; passed += field("tests") - bad - field("skipped") }
      END { print passed + 0, failed + 0 }')
  passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
}

name_failures() { # FOLDER: a line for each test of its reports that has failed
  python3 - "$1" <<'PYTHON'
import pathlib, sys, xml.etree.ElementTree
for report in sorted(pathlib.Path(sys.argv[1]).glob("**/target/surefire-reports/*.xml")):
    for case in xml.etree.ElementTree.parse(report).iter("testcase"):
        for bad in [*case.findall("failure"), *case.findall("error")]:
            words = (bad.get("message") or bad.get("type") or "").strip().split("\n")
            name = case.get("classname").split(".")[-1] + "." + case.get("name").split("(")[0]
            print(f"FAILED: {name} after {float(case.get('time', 0)):.0f} s: {' '.join(words)[:400]}")
PYTHON
}

# The sources, as a fresh clone would have them with what is not committed yet, in a folder of their own.
copy_sources() { # FOLDER
  mkdir -p "$1"
  (cd "$ROADCASE_TOP" && comm -23 <(git ls-files --cached --others --exclude-standard | sort) <(git ls-files --deleted | sort) |
    tar -T - -cf -) | tar -C "$1" -xf -
}
