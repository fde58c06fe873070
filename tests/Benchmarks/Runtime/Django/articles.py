"""Reads and writes the table of the benchmark with Django's ORM: a line asks for a job, a line answers with rows and sum.

The first argument is the configuration of the database as Django takes it, in JSON; the second the columns that are there.
"""
import hashlib
import json
import sys

import django
from django.conf import settings
from django.db import connection, models, transaction

database, columns = json.loads(sys.argv[1]), sys.argv[2].split(", ")
settings.configure(DATABASES={"default": database}, USE_TZ=True, DEBUG=False)
django.setup()

if connection.vendor == "postgresql":
    import psycopg2.extras

    # The text of a jsonb value, as everybody else here reads it.
    psycopg2.extras.register_default_jsonb(globally=True, loads=lambda text: text)

CHUNK = 1000


class Row(models.Model):
    id = models.IntegerField(primary_key=True)
    created = models.DateTimeField()
    authorid = models.IntegerField()
    title = models.TextField()
    summary = models.TextField()
    payload = models.TextField()
    checksum = models.TextField(null=True)
    if "body" in columns:
        body = models.TextField()

    class Meta:
        abstract = True


class Article(Row):
    class Meta:
        app_label = "benchmark"
        db_table = "articles"


class Work(Row):
    class Meta:
        app_label = "benchmark"
        db_table = "work"


def total(rows):
    count = sum_ = 0
    for row in rows:
        count += 1
        sum_ += row.id * ord(row.title[-1]) + len(row.title)
    return count, sum_


def chunks(rows):
    last = 0
    while chunk := list(rows.filter(id__gt=last).order_by("id")[:CHUNK]):
        yield chunk
        last = chunk[-1].id


def checksum(row):
    return hashlib.sha256(row.title.encode()).hexdigest()


def iterator():
    # In a transaction, or PostgreSQL stores the whole result first.
    with transaction.atomic():
        return total(Article.objects.iterator())


def only_iterator():
    with transaction.atomic():
        return total(Article.objects.only("id", "title").iterator())


def bulk_update():
    count = 0
    for chunk in chunks(Work.objects):
        for row in chunk:
            row.checksum = checksum(row)
        with transaction.atomic():
            Work.objects.bulk_update(chunk, ["checksum"], batch_size=CHUNK)
        count += len(chunk)
    return count, 0


def save():
    count = 0
    with transaction.atomic():
        for row in Work.objects.iterator():
            row.checksum = checksum(row)
            row.save(update_fields=["checksum"])
            count += 1
    return count, 0


JOBS = {job.__name__: job for job in (iterator, only_iterator, bulk_update, save)}
for line in sys.stdin:
    print(*JOBS[line.strip()](), flush=True)
