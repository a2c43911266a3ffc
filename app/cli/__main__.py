"""`python -m app.cli`: the same as `winwin`."""

from app.cli import main

if __name__ == "__main__":
    main()
