"""What leaves the screen: files, menus, pictures, reports."""
