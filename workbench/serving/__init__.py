"""The screen in a browser on the same computer. Needs the extra named ``serve``; nothing here is loaded otherwise."""
