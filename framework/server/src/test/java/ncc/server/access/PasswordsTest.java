package ncc.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
  private static final Accounts ACCOUNTS =
      new Accounts(
          Map.of("ann", bcrypt(4, "right"), "ben", bcrypt(6, "other")), Set.of(), List.of(), false);

  private static String bcrypt(int cost, String password) {
    return new String(BCrypt.withDefaults().hash(cost, password.getBytes(UTF_8)), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "ann, right, true",
    "ann, other, false",
    "ben, other, true",
    "ben, right, false",
    "eve, other, false",
    "eve, right, false",
  })
  void aPasswordIsThatOfItsUserWhateverItsHashCosts(String user, String password, boolean right) {
    assertThat(new Passwords().isRight(ACCOUNTS, user, password)).isEqualTo(right);
  }

  /// A cost of one more is twice the work.
  @ParameterizedTest
  @CsvSource({"4, 4", "4, 5", "4, 12", "10, 12", "12, 12"})
  void whatACheaperHashSavesIsWorkedOutBesides(int cost, int dearest) {
    int work = 1 << cost;
    for (int rest : Passwords.restOf(cost, dearest)) {
      work += 1 << rest;
    }

    assertThat(work).isEqualTo(1 << dearest);
  }

  /// More at once than are looked at, and nobody is sent away.
  @Test
  void whoComesWhileOthersAreLookedAtWaitsInLine() {
    var passwords = new Passwords();

    var right =
        IntStream.range(0, 20)
            .parallel()
            .filter(_ -> passwords.isRight(ACCOUNTS, "ann", "right"))
            .count();

    assertThat(right).isEqualTo(20);
  }
}
