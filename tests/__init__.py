"""Facts about vifdesk, one folder for each of its packages; rules/, journeys/ and architecture/ cut across."""
