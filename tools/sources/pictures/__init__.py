"""Pictures of courses: decoded, their words read, their charts digitised."""
