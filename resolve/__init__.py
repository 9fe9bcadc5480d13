"""What many articles say together: the same person, the same event, the newer version. Records in, decisions out."""
