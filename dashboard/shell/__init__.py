"""What every page shares: view, sidebar, address, navigation, data."""
