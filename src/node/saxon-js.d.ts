/** The part of saxon-js (which has no types of its own) that is used here. Source: saxonica.com, SaxonJS 2 API. */
declare module 'saxon-js' {
  interface TransformOptions {
    /** A compiled stylesheet, as the JSON text that `xslt3 -export` writes. */
    readonly stylesheetText: string;
    readonly sourceText: string;
    readonly destination: 'serialized';
  }
  interface SaxonJs {
    transform(options: TransformOptions, execution: 'sync'): { readonly principalResult: string };
    getResource(options: { readonly text: string; readonly type: 'xml' }): Promise<unknown>;
    readonly XPath: {
      evaluate(
        expression: string,
        context: unknown,
        options: { readonly params: Readonly<Record<string, string>> },
      ): unknown;
    };
  }
  const saxon: SaxonJs;
  export default saxon;
}
