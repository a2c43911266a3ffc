"""The one renderer of pictures: SVG text that stands alone and takes the page's colours inlined."""
