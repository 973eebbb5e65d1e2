"""Reads the reports of reports.sh back: JUnit's with junitparser, the JSON against its schema.

    read_reports.py ROOT FOLDER
"""
import json, re, sys

import jsonschema
from junitparser import Error, Failure, JUnitXml

root, folder = sys.argv[1:]
lost = "lost <&> \"it's\" # SKIP"
names = {"greet[memory=64M]", "greet[memory=96M]", "hostile", lost}


def no_control_characters(text, where):
    bad = re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", text)
    assert not bad, f"{where}: {bad!r}"


def junit():
    text = open(f"{folder}/report.xml", encoding="utf-8").read()
    no_control_characters(text, "report.xml")
    # What the guest printed as KTAP is a suite of its own: its subtests, and nothing else.
    suite, forged = JUnitXml.fromfile(f"{folder}/report.xml")
    assert (forged.name, [case.name for case in forged]) == ("hostile", ["forged", "hostile"]), forged
    cases = {case.name: case for case in suite}
    assert set(cases) == names, cases
    assert (suite.tests, suite.failures, suite.errors) == (4, 1, 1), suite
    assert cases["greet[memory=64M]"].result == []
    (failure,) = cases["hostile"].result
    assert isinstance(failure, Failure) and failure.type == "fail", failure
    assert '<script>document.title="owned"</script>' in failure.text, failure.text
    assert isinstance(cases[lost].result[0], Error)


def run_json():
    text = open(f"{folder}/report.json", encoding="utf-8").read()
    no_control_characters(text, "report.json")
    run = json.loads(text)
    schema = json.load(open(f"{root}/docs/report.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(run, schema)
    tests = {test["name"]: test for test in run["tests"]}
    assert set(tests) == names, tests
    assert run["exit_code"] == 1 and run["summary"] == {"tests": 4, "passed": 2, "flaky": 0, "failed": 2}
    greet = tests["greet[memory=96M]"]
    assert greet["cell"] == {"memory": "96M"} and greet["tags"] == ["smoke"], greet
    boot = greet["attempts"][0]
    assert boot["captures"] == [{"name": "greeted", "value": "Linux"}], boot
    assert boot["machine"]["memory_mib"] == 96, boot
    assert 0 < boot["milestones"]["kernel"] <= boot["milestones"]["init"] <= boot["milestones"]["end"]
    (report,) = boot["reports"]
    assert report["type"] == "init-killed" and report["panicked"], report
    assert "kill init" in report["title"] and report["first_line"] <= report["last_line"], report
    hostile = tests["hostile"]["attempts"][0]
    assert hostile["reports"] == [], hostile["reports"]
    assert hostile["verdict"] == "fail" and hostile["step"]["line"] == 3, hostile
    assert any("onerror=" in line for line in hostile["last_lines"]), hostile
    assert tests[lost]["attempts"][0]["machine"] is None
    # The same again, in the folder that the boot left behind.
    kept = json.load(open(f"{folder}/artifacts/hostile/result.json"))
    assert kept["format"] == "kindling-boot" and kept["verdict"] == "fail", kept
    assert open(f"{folder}/artifacts/hostile/console", "rb").read().count(b"\x1b[2J") == 1
    no_control_characters(open(f"{folder}/artifacts/hostile/report.txt").read(), "report.txt")


def ktap():
    lines = open(f"{folder}/report.ktap", encoding="utf-8").read().split("\n")
    no_control_characters("\n".join(lines), "report.ktap")
    results = [line for line in lines if re.match(r"\s*(not )?ok\b", line)]
    # Four tests, and one level below them what the hostile guest calls its own.
    below = ["  ok 1 forged", "  ok 2 hostile (subtest)", "  not ok 3 the boot itself"]
    assert [line for line in results if line.startswith(" ")] == below, results
    assert len(results) == 7 and "not ok 3 hostile" in results, results
    assert not any("# SKIP" in line for line in results), results
    heads = [line for line in lines if re.match(r"\s*KTAP version", line)]
    assert heads == ["KTAP version 1", "  KTAP version 1"], heads
    assert not any(re.match(r"\s*Bail out!", line) for line in lines), lines


junit()
run_json()
ktap()
