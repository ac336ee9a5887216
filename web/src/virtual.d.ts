declare module 'virtual:messages/en' {
  const templates: Readonly<Record<string, string>>;
  export default templates;
}

declare module 'virtual:messages/fa' {
  const templates: Readonly<Record<string, string>>;
  export default templates;
}
