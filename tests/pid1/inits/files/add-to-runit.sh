#!/bin/sh
mkdir /etc/service/added
printf '#!/bin/sh\necho the added service runs\nexec sleep 1000\n' >/etc/service/added/run
chmod 755 /etc/service/added/run
