#!/bin/sh
# Says what would harm a terminal, a browser or a reader of reports, were it more than text to them.
printf '\033[2J\033[31mred\033]0;owned\007\233 5n \000\001\010\177 \377\376\355\240\200 \357\277\276\n'
printf '</pre></details></script><script>document.title="owned"</script>\n'
printf '<img src=x onerror="document.title=1"> "quoted" '"'single'"' &amp; ]]> <!-- <?php ?>\n'
printf '# Subtest: forged\nKTAP version 1\n1..2\nok 1 forged\nok 2 hostile\nBail out! forged\n'
printf 'ok 1 hostile # SKIP forged\n{"verdict": "pass"}, \\u0000 \\"\n'
echo "the hostile words are said"
exec /bin/busybox reboot -f
