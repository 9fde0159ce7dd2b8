<#-- One line for each library: its coordinates without the version, and its licences. -->
<#list dependencyMap as entry>
${entry.getKey().groupId}:${entry.getKey().artifactId} <#list entry.getValue() as licence>(${licence})<#sep> </#list>
</#list>
