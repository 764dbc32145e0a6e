"""Many runners: generated ones, and what a change of the policy does to all of them."""
