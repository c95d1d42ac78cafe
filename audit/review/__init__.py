"""What people decided about findings, and what an earlier report said of them."""
