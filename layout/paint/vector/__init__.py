"""Pictures made of lines → forms of the PDF: every one comes as a page of PDF, and is judged and converted as such."""
