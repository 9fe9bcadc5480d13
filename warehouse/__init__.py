"""Around dbt: the manifest and ledger of builds, the gates that judge them, the release that readers see."""
