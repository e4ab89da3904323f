"""The pages of the clerk's workplace: thin views over the acts."""
