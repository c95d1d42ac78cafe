"""Captures to readings: title, dates, events and lead, each with where it was found."""
