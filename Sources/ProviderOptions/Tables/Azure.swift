extension OptionTable {
  /// Azure's own settings; all other options are those of OpenAI.
  static let azure = OptionTable(
    "azure",
    """
    [in chat,responses]
    resourceName string  -- First part of the host name.
      > client
    apiVersion string = v1  -- Version in the address.
      > client
    useDeploymentBasedUrls boolean = false  -- Uses the older form of addresses.
      > client
    """)
}
