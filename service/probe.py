"""`python -m service.probe`: exit code 0 when the service on PORT is ready. For the health check of a container."""

import http.client
import os
import sys

SECONDS = 7.0


def main() -> int:
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT") or "8000"), timeout=SECONDS)
    try:
        connection.request("GET", "/readyz")
        return 0 if connection.getresponse().status == 200 else 1
    except OSError:
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
