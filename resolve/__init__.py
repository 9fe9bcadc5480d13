"""What many articles say together: newer versions, reprints, same person, same event. Records in, decisions out."""
