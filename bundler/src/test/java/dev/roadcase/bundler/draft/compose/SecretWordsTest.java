package dev.roadcase.bundler.draft.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretWordsTest {
    @ParameterizedTest
    @CsvSource({
        "POSTGRES_PASSWORD, x, true",
        "MYSQL_ROOT_PASSWORD, x, true",
        "PGPASSWORD, x, true",
        "JWT_SECRET, x, true",
        "API_TOKEN, x, true",
        "AWS_SECRET_ACCESS_KEY, x, true",
        "DATABASE_URL, postgres://a:b@db/x, true",
        "DATABASE_URL, postgres://a@db/x, false",
        "DATABASE_URL, postgres://a:${PW}@db/x, false",
        "POSTGRES_PASSWORD_FILE, /run/secrets/x, false",
        "MYSQL_ALLOW_EMPTY_PASSWORD, x, false",
        "REQUIRE_PASSWORD, yes, false",
        "TOKENIZER, x, false",
        "PASSENGERS, 4, false",
        "LOG_LEVEL, info, false"
    })
    void whatLooksLikeASecret(String name, String value, boolean secret) {
        assertThat(SecretWords.isSecret(name, value)).isEqualTo(secret);
    }
}
