import pytest

from dateline.language.pipeline import LanguageModel, bundled_model


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return bundled_model()
