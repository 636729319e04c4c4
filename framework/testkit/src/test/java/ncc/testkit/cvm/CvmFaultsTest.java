package ncc.testkit.cvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CvmFaultsTest {
  @Test
  void readsCommandAndFault() {
    assertThat(CvmFaults.parse(List.of("ncli ngt list=hang", "acli vm.list power_state=true=slow")))
        .isEqualTo(
            new CvmFaults(
                Map.of(
                    "ncli ngt list",
                    CvmFault.HANG,
                    "acli vm.list power_state=true",
                    CvmFault.SLOW)));
  }

  @Test
  void namesTheFaultsThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CvmFaults.parse(List.of("ncli=hung")))
        .withMessage(
            "'hung' is none of hang, stall, die, cut, drop, garbage, missing, noise, slow, fail");
  }

  @Test
  void saysHowAFaultIsWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CvmFaults.parse(List.of("hang")))
        .withMessage("'hang': expected COMMAND=FAULT, such as 'ncli ngt list=hang'");
  }
}
