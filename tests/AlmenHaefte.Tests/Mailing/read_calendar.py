"""Reads the calendar file on standard input and writes what it holds as JSON.

Each time is told twice: as the library's own time zones have it, and as the file's VTIMEZONE has it.
"""

import datetime
import json
import sys

from icalendar import Calendar


def by_file(prop, zones):
    zone = prop.params.get("TZID")
    if zone is None:
        return prop.dt
    return zones[zone].localize(prop.dt.replace(tzinfo=None))


def utc(moment):
    return moment.astimezone(datetime.timezone.utc).isoformat()


def entry(event, zones):
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    organizer = event["ORGANIZER"]
    return {
        "Uid": str(event["UID"]),
        "Sequence": int(event["SEQUENCE"]),
        "Stamp": utc(event["DTSTAMP"].dt),
        "Start": utc(event["DTSTART"].dt),
        "End": utc(event["DTEND"].dt),
        "StartByFile": utc(by_file(event["DTSTART"], zones)),
        "EndByFile": utc(by_file(event["DTEND"], zones)),
        "Zone": event["DTSTART"].params.get("TZID"),
        "Summary": str(event["SUMMARY"]),
        "Description": str(event["DESCRIPTION"]),
        "Location": str(event["LOCATION"]) if "LOCATION" in event else None,
        "Url": str(event["URL"]),
        "Status": str(event["STATUS"]),
        "Transparency": str(event["TRANSP"]),
        "Organizer": str(organizer),
        "OrganizerName": organizer.params.get("CN"),
        "Attendees": [{"Address": str(person), "Parameters": dict(person.params)} for person in attendees],
    }


calendar = Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}
json.dump(
    {
        "Version": str(calendar["VERSION"]),
        "Product": str(calendar["PRODID"]),
        "Method": str(calendar["METHOD"]),
        "Name": str(calendar["NAME"]) if "NAME" in calendar else None,
        "Zones": list(zones),
        "Entries": [entry(event, zones) for event in calendar.walk("VEVENT")],
        "Faults": [f"{component.name}: {name}: {fault}" for component in calendar.walk() for name, fault in component.errors],
    },
    sys.stdout,
)
