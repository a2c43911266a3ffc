"""The learner's page: files, and the routes that hand them out; its facts come from the API."""
