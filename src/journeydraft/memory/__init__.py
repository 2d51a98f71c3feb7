"""What is kept in ``.journeydraft/`` beside a study: drafts, replies of models, where the sources lie."""
