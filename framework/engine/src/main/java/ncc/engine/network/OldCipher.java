package ncc.engine.network;

import java.util.Arrays;

/// Cipher suites of TLS 1.0 to 1.2 that show the server's certificate, by their IANA names, the
/// better ones first.
enum OldCipher {
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(0xC02F),
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xC030),
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(0xC02B),
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(0xC02C),
  TLS_DHE_RSA_WITH_AES_128_GCM_SHA256(0x009E),
  TLS_DHE_RSA_WITH_AES_256_GCM_SHA384(0x009F),
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA(0xC009),
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA(0xC00A),
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA(0xC013),
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA(0xC014),
  TLS_DHE_RSA_WITH_AES_128_CBC_SHA(0x0033),
  TLS_DHE_RSA_WITH_AES_256_CBC_SHA(0x0039),
  TLS_RSA_WITH_AES_128_GCM_SHA256(0x009C),
  TLS_RSA_WITH_AES_256_GCM_SHA384(0x009D),
  TLS_RSA_WITH_AES_128_CBC_SHA256(0x003C),
  TLS_RSA_WITH_AES_256_CBC_SHA256(0x003D),
  TLS_RSA_WITH_AES_128_CBC_SHA(0x002F),
  TLS_RSA_WITH_AES_256_CBC_SHA(0x0035),
  TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA(0xC012),
  TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA(0x0016),
  TLS_RSA_WITH_3DES_EDE_CBC_SHA(0x000A),
  TLS_RSA_WITH_RC4_128_SHA(0x0005),
  TLS_RSA_WITH_RC4_128_MD5(0x0004);

  private final int number;

  OldCipher(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /// Its name; the number of one that is not listed.
  static String name(int number) {
    return Arrays.stream(values())
        .filter(cipher -> cipher.number == number)
        .map(Enum::name)
        .findFirst()
        .orElseGet(() -> "0x%04X".formatted(number));
  }
}
