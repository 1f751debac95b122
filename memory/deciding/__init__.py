"""What a yes or a no does to the athlete's saved world: a module for each kind of thing that is proposed."""
