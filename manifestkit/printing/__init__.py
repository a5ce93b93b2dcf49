"""What goes on a device and with it, for the printer: media, fonts, barcodes, documents."""
