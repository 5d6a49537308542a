"""Pages as browsers save them into one file."""

from __future__ import annotations

from email.message import EmailMessage


def saved_page(*pages: tuple[str, str], charset: str = "utf-8", encoding: str = "quoted-printable") -> bytes:
    """A page with its frames and a picture, as browsers write them into one file."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "http://www.example.gov.cn/x/1.html"
    message["Subject"] = "整改通报"
    message.make_related()
    for declared, body in pages:
        part = EmailMessage()
        page = f"<html><head><meta charset={declared}></head><body>{body}</body></html>"
        part.set_content(page.encode(charset), "text", "html", cte=encoding)
        if declared == charset:
            part.set_param("charset", charset)
        message.attach(part)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG", "image", "png")
    message.attach(picture)
    return message.as_bytes()
