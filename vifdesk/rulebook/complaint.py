"""Complaints are values of the domain, so that actions can show them."""

from vifdesk.domain.law.complaint import Complaint, RulesRefused

__all__ = ["Complaint", "RulesRefused"]
