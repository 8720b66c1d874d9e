"""Web pages: what a page says of itself, and the prose in it.

size     what no page of an article has so much of
markup   the page as a tree, its meta tags, its JSON-LD
titles   the headline, without the site's name
authors  who signed it
stamps   every date on the page that could be the day of publication
prose    the text without navigation, teasers and comments
"""

from dateline.articles.pages.page import Page, read_page
from dateline.articles.pages.stamps import latest_change

__all__ = ["Page", "latest_change", "read_page"]
